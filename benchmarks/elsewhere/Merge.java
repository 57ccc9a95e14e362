import java.io.StringReader;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.Template;

/**
 * Merges NAME.vm with NAME.json of a folder. `once`: once, and prints the message. `warm ROUNDS`: for 2 seconds to let the JIT
 * do its work, then prints for each round the best CPU time of one merge, and of one parse, in nanoseconds.
 * `bulk`: merges NAME.vm with each line of NAME.jsonl and prints how many characters there were.
 */
public class Merge {
    static final RuntimeInstance RUNTIME = new RuntimeInstance();

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        String name = arguments[1];
        RUNTIME.setProperty("runtime.log.logsystem.class", "org.apache.velocity.runtime.log.NullLogChute");
        RUNTIME.init();
        String source = Files.readString(folder.resolve(name + ".vm"));
        if (arguments[2].equals("bulk")) {
            bulk(parse(source), folder.resolve(name + ".jsonl"));
            return;
        }
        Map<?, ?> context = (Map<?, ?>) new Json(Files.readString(folder.resolve(name + ".json"))).value();
        if (arguments[2].equals("once")) {
            byte[] message = merge(parse(source), context).getBytes(StandardCharsets.UTF_8);
            System.out.write(message, 0, message.length);
            System.out.flush();
            return;
        }
        for (Action action : new Action[] {merging(source, context), () -> parse(source)}) {
            StringBuilder line = new StringBuilder();
            long until = System.nanoTime() + 2_000_000_000L;
            for (int turns = 0; turns < 2000 || System.nanoTime() < until; turns++) {
                action.run();
            }
            for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
                line.append(best(action)).append(' ');
            }
            System.out.println(line);
        }
    }

    interface Action {
        void run() throws Exception;
    }

    static Action merging(String source, Map<?, ?> context) throws Exception {
        Template template = parse(source);
        return () -> merge(template, context);
    }

    static void bulk(Template template, Path lines) throws Exception {
        long length = 0;
        long spent = 0;
        try (var reader = Files.newBufferedReader(lines)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Map<?, ?> context = (Map<?, ?>) new Json(line).value();
                long start = System.nanoTime();
                length += merge(template, context).length();
                spent += System.nanoTime() - start;
            }
        }
        System.out.println(spent + " " + length);
    }

    static long best(Action action) throws Exception {
        long best = Long.MAX_VALUE;
        long until = System.nanoTime() + 300_000_000L;
        for (int turns = 0; turns < 5 || System.nanoTime() < until; turns++) {
            long start = cpu();
            for (int turn = 0; turn < 10; turn++) {
                action.run();
            }
            best = Math.min(best, (cpu() - start) / 10);
        }
        return best;
    }

    static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    static Template parse(String source) throws Exception {
        Template template = new Template();
        template.setRuntimeServices(RUNTIME);
        template.setData(RUNTIME.parse(new StringReader(source), "message"));
        template.initDocument();
        return template;
    }

    static String merge(Template template, Map<?, ?> context) {
        StringWriter writer = new StringWriter();
        template.merge(new VelocityContext(context), writer);
        return writer.toString();
    }

    /** JSON as the ESP reads it: Integer, Double, LinkedHashMap, ArrayList. */
    static class Json {
        final String text;
        int at;

        Json(String text) {
            this.text = text;
        }

        char next() {
            while (Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return text.charAt(at);
        }

        boolean accept(char character) {
            boolean is = next() == character;
            at += is ? 1 : 0;
            return is;
        }

        Object value() {
            if (accept('{')) {
                Map<String, Object> map = new LinkedHashMap<>();
                while (!accept('}')) {
                    accept(',');
                    String key = (String) value();
                    accept(':');
                    map.put(key, value());
                }
                return map;
            }
            if (accept('[')) {
                List<Object> list = new ArrayList<>();
                while (!accept(']')) {
                    accept(',');
                    list.add(value());
                }
                return list;
            }
            return accept('"') ? string() : word();
        }

        String string() {
            StringBuilder string = new StringBuilder();
            for (char character = text.charAt(at++); character != '"'; character = text.charAt(at++)) {
                if (character == '\\') {
                    character = text.charAt(at++);
                    if (character == 'u') {
                        character = (char) Integer.parseInt(text.substring(at, at += 4), 16);
                    }
                }
                string.append(character);
            }
            return string.toString();
        }

        Object word() {
            int start = at;
            while (at < text.length() && ",]} \n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(start, at);
            return switch (word) {
                case "true" -> true;
                case "false" -> false;
                case "null" -> null;
                default -> word.contains(".") ? (Object) Double.valueOf(word) : (Object) Integer.valueOf(word);
            };
        }
    }
}
