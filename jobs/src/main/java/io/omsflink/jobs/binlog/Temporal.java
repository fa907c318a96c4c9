package io.omsflink.jobs.binlog;

/** Texts of dates and times, as the server prints them. */
final class Temporal {
    private static final int[] MICRO_UNITS = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

    private Temporal() {}

    static void date(int year, int month, int day, Bytes out) {
        out.putDigits(year, 4);
        out.put('-');
        out.putDigits(month, 2);
        out.put('-');
        out.putDigits(day, 2);
    }

    /**
     * @param hour up to 838 in a TIME; at least two digits are printed
     */
    static void time(int hour, int minute, int second, Bytes out) {
        out.putDigits(hour, hour < 100 ? 2 : 3);
        out.put(':');
        out.putDigits(minute, 2);
        out.put(':');
        out.putDigits(second, 2);
    }

    /**
     * @param digits how many digits after the point, 0 for no fraction at all
     */
    static void fraction(int micros, int digits, Bytes out) {
        if (digits > 0) {
            out.put('.');
            out.putDigits(micros / MICRO_UNITS[digits], digits);
        }
    }

    /**
     * Fractions are stored in units of 1/100, 1/10000 or 1/1000000 second, one byte more for every
     * two digits.
     */
    static int micros(long stored, int digits) {
        return (int) stored * MICRO_UNITS[(digits + 1) / 2 * 2];
    }

    /**
     * Seconds since 1970 as a date and time in UTC. 0 is the zero date: MySQL has no timestamp for
     * the epoch itself.
     */
    static void epoch(long seconds, Bytes out) {
        if (seconds == 0) {
            date(0, 0, 0, out);
            out.put(' ');
            time(0, 0, 0, out);
            return;
        }
        epochDate(seconds / 86_400, out);
        out.put(' ');
        int rest = (int) (seconds % 86_400);
        time(rest / 3_600, rest / 60 % 60, rest % 60, out);
    }

    /**
     * Civil date from days, in years that begin in March so that the leap day comes last (H.
     * Hinnant).
     */
    private static void epochDate(long days, Bytes out) {
        int shifted = (int) days + 719_468;
        int era = shifted / 146_097;
        int dayOfEra = shifted - era * 146_097;
        int yearOfEra =
                (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int marchMonth = (5 * dayOfYear + 2) / 153;
        int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        date(
                era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
                month,
                dayOfYear - (153 * marchMonth + 2) / 5 + 1,
                out);
    }

    /**
     * The packed form shared by DATETIME2 and by dates in JSON: year and month as one number, then
     * bits.
     */
    static void packedDate(long yearMonthDay, Bytes out) {
        int yearMonth = (int) (yearMonthDay >> 5);
        date(yearMonth / 13, yearMonth % 13, (int) (yearMonthDay & 31), out);
    }

    static void packedTime(long hourMinuteSecond, Bytes out) {
        int packed = (int) hourMinuteSecond;
        time(packed >> 12, packed >> 6 & 63, packed & 63, out);
    }
}
