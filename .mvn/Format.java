import com.google.googlejavaformat.java.Main;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs google-java-format over every source: `check` fails on a file that it would change, `apply`
/// changes it. The build runs this file by the toolchain's JDK, since the formatter for Java 25
/// does not run on the JDK 17 that Maven may have been started with.
final class Format {
  public static void main(String[] arguments) throws Exception {
    List<String> options = new ArrayList<>();
    if (arguments[0].equals("apply")) {
      options.add("-i");
    } else {
      options.addAll(List.of("--dry-run", "--set-exit-if-changed"));
    }
    try (var files = Files.walk(Path.of("functions"))) {
      files
          .filter(file -> file.toString().endsWith(".java") && !file.toString().contains("/target/"))
          .map(Path::toString)
          .forEach(options::add);
    }
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int status = new Main(out, err, System.in).format(options.toArray(String[]::new));
    if (status != 0) {
      err.println("Not formatted: the files above. Run: mvn -N verify -Dformat=apply");
    }
    System.exit(status);
  }
}
