import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.regex.*;

/**
 * What Java says. Standard input: one JSON array of strings a line, a pattern and texts. Standard output, a line each: a JSON string
 * with one letter a text: 1 (matches), 0 (does not), ? (Java gave up: too deep or too long); or "E: message" if Java refuses the pattern.
 * With the argument `find`, `find()` is asked instead of `matches()`.
 */
public class Verdicts {
    static final long MOST_READS = 3_000_000;

    public static void main(String[] args) throws IOException {
        boolean find = args.length > 0 && args[0].equals("find");
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 16);
        var out = new PrintWriter(new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16));
        for (String line; (line = in.readLine()) != null; ) {
            List<String> strings = strings(line);
            Pattern pattern;
            try {
                pattern = Pattern.compile(strings.get(0));
            } catch (PatternSyntaxException e) {
                out.println(quote("E: " + e.getDescription()));
                continue;
            } catch (RuntimeException | StackOverflowError e) {
                out.println(quote("E: " + e.getClass().getSimpleName()));
                continue;
            }
            StringBuilder verdicts = new StringBuilder();
            for (String text : strings.subList(1, strings.size())) verdicts.append(verdict(pattern, text, find));
            out.println(quote(verdicts.toString()));
        }
        out.flush();
    }

    static char verdict(Pattern pattern, String text, boolean find) {
        try {
            Matcher matcher = pattern.matcher(new Counted(text, new long[1]));
            return (find ? matcher.find() : matcher.matches()) ? '1' : '0';
        } catch (RuntimeException | StackOverflowError e) {
            return '?';
        }
    }

    /** A text that may be read only so often, so that exponential patterns end. */
    record Counted(String text, long[] reads) implements CharSequence {
        public char charAt(int index) {
            if (++reads[0] > MOST_READS) throw new IllegalStateException();
            return text.charAt(index);
        }
        public int length() { return text.length(); }
        public CharSequence subSequence(int start, int end) { return text.subSequence(start, end); }
        @Override public String toString() { return text; }
    }

    static List<String> strings(String json) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < json.length(); i++) {
            if (json.charAt(i) != '"') continue;
            StringBuilder one = new StringBuilder();
            for (i++; json.charAt(i) != '"'; i++) {
                char c = json.charAt(i);
                if (c != '\\') { one.append(c); continue; }
                c = json.charAt(++i);
                switch (c) {
                    case 'n' -> one.append('\n');
                    case 'r' -> one.append('\r');
                    case 't' -> one.append('\t');
                    case 'b' -> one.append('\b');
                    case 'f' -> one.append('\f');
                    case 'u' -> { one.append((char) Integer.parseInt(json.substring(i + 1, i + 5), 16)); i += 4; }
                    default -> one.append(c);
                }
            }
            all.add(one.toString());
        }
        return all;
    }

    static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
    }
}
