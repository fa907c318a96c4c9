# Sourced by the commands of this folder: sets `java` (JDK 17 or newer) and `logs`.
if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
else
    java=java
fi
command -v "$java" >/dev/null 2>&1 || {
    echo "Cannot find Java: neither JAVA_HOME nor PATH leads to it. Install a JDK 17." >&2
    exit 2
}
if [ -n "${OMS_RUN_DIR:-}" ]; then
    logs=$OMS_RUN_DIR/log
else
    logs=$home/log
fi
