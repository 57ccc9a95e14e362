import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.exception.ParseErrorException;
import org.apache.velocity.exception.ResourceNotFoundException;
import org.apache.velocity.runtime.resource.loader.StringResourceLoader;
import org.apache.velocity.runtime.resource.util.StringResourceRepository;

/**
 * Merges templates with the Velocity of the class path, 1.7 or 2.x.
 *
 * Reads one JSON object a line, {"template", "context", "files"}, and answers with one: {"output"} or {"error", "line",
 * "column", "written", "message"}.
 */
public class Oracle {
    private static final Pattern PLACE = Pattern.compile("\\[line (\\d+), column (\\d+)\\]");

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.US);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream answers = new PrintStream(System.out, true, "UTF-8");
        for (String line; (line = requests.readLine()) != null; ) {
            answers.println(Json.write(merge(Json.object(Json.read(line)))));
        }
    }

    private static Map<String, Object> merge(Map<String, Object> request) throws Exception {
        VelocityEngine engine = engine(Json.object(request.get("files")));
        VelocityContext context = new VelocityContext(Json.object(request.get("context")));
        StringWriter written = new BoundedWriter();
        Map<String, Object> answer = new LinkedHashMap<>();
        try {
            engine.evaluate(context, written, "t", (String) request.get("template"));
            answer.put("output", written.toString());
        } catch (Throwable error) {
            answer.put("error", kind(error));
            Matcher place = PLACE.matcher(error.toString());
            if (!(error instanceof ResourceNotFoundException) && place.find()) {
                answer.put("line", Integer.valueOf(place.group(1)));
                answer.put("column", Integer.valueOf(place.group(2)));
            }
            if (!(error instanceof ParseErrorException)) {
                answer.put("written", written.toString());
            }
            answer.put("message", error.toString());
        }
        return answer;
    }

    private static String kind(Throwable error) {
        if (error instanceof TooLong) {
            return "limit";
        }
        if (error instanceof ParseErrorException) {
            return "syntax";
        }
        return error instanceof ResourceNotFoundException ? "resource" : "merge";
    }

    /** A new engine each time: macros outlive a template, and the engine. */
    private static VelocityEngine engine(Map<String, Object> files) {
        VelocityEngine engine = new VelocityEngine();
        engine.setProperty("runtime.log.logsystem.class", "org.apache.velocity.runtime.log.NullLogChute");
        engine.setProperty("resource.loader", "string");
        engine.setProperty("string.resource.loader.class", StringResourceLoader.class.getName());
        engine.init();
        engine.resourceExists("");
        StringResourceRepository repository = StringResourceLoader.getRepository();
        for (Map.Entry<String, Object> file : files.entrySet()) {
            repository.putStringResource(file.getKey(), (String) file.getValue());
        }
        return engine;
    }
}

/** Ends a merge whose message would fill the memory. */
class BoundedWriter extends StringWriter {
    private static final int MOST = 1_000_000;

    @Override
    public void write(String text) {
        super.write(text);
        if (getBuffer().length() > MOST) {
            throw new TooLong();
        }
    }
}

class TooLong extends Error {
}

/** JSON as java.util.LinkedHashMap, ArrayList, String, Boolean, Integer, Long, BigInteger, Double and null. */
class Json {
    private final String text;
    private int at = 0;

    private Json(String text) {
        this.text = text;
    }

    static Object read(String text) {
        return new Json(text).value();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    private char next() {
        while (" ,:".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return text.charAt(at);
    }

    private Object value() {
        switch (next()) {
            case '{':
                Map<String, Object> map = new LinkedHashMap<>();
                for (at++; next() != '}'; ) {
                    String key = string();
                    map.put(key, value());
                }
                at++;
                return map;
            case '[':
                List<Object> list = new ArrayList<>();
                for (at++; next() != ']'; ) {
                    list.add(value());
                }
                at++;
                return list;
            case '"':
                return string();
            default:
                return word();
        }
    }

    private Object word() {
        int start = at;
        while (at < text.length() && ",]} ".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.equals("null")) {
            return null;
        }
        if (word.equals("true") || word.equals("false")) {
            return Boolean.valueOf(word);
        }
        if (word.matches("-?\\d+")) {
            BigInteger number = new BigInteger(word);
            if (number.bitLength() < 32) {
                return number.intValue();
            }
            return number.bitLength() < 64 ? (Object) number.longValue() : number;
        }
        return Double.valueOf(word);
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            char character = text.charAt(at);
            if (character == '\\') {
                character = text.charAt(++at);
                int plain = "nrtbf".indexOf(character);
                if (plain >= 0) {
                    character = "\n\r\t\b\f".charAt(plain);
                } else if (character == 'u') {
                    character = (char) Integer.parseInt(text.substring(at + 1, at + 5), 16);
                    at += 4;
                }
            }
            string.append(character);
        }
        at++;
        return string.toString();
    }

    static String write(Object value) {
        if (value instanceof Map) {
            List<String> members = new ArrayList<>();
            object(value).forEach((key, member) -> members.add(write(key) + ": " + write(member)));
            return "{" + String.join(", ", members) + "}";
        }
        if (!(value instanceof String)) {
            return String.valueOf(value);
        }
        StringBuilder string = new StringBuilder("\"");
        for (char character : ((String) value).toCharArray()) {
            boolean plain = character >= ' ' && character < 127 && character != '"' && character != '\\';
            string.append(plain ? String.valueOf(character) : String.format("\\u%04x", (int) character));
        }
        return string.append('"').toString();
    }
}
