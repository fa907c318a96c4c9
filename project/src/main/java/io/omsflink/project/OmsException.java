package io.omsflink.project;

/**
 * An error with a code and a message that a user can act on: {@code Cannot <do what>: <what is
 * wrong, with values>. <What to do>.}
 */
public class OmsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public OmsException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    public OmsException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
