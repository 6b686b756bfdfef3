package io.dialplane.lambda;

import io.dialplane.testkit.Template;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// A function's code as it lies in its task folder, unpacked, and the handler that it names.
record Code(String name, String handler, Path folder) {

  /// The jar that the template deploys for a function.
  static Path jar(String function) {
    return Path.of(text(function, "CodeUri"));
  }

  /// Unpacks a function's jar below `into`, as Lambda does.
  static Code unpack(String function, Path into) throws IOException {
    Path folder = into.resolve(function).resolve("task");
    try (InputStream file = Files.newInputStream(jar(function));
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = folder.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.resolve("..").normalize());
          Files.copy(zip, target);
        }
      }
    }
    return new Code(function, text(function, "Handler"), folder);
  }

  private static String text(String function, String property) {
    return Template.text(
        Objects.requireNonNull(Template.load().functions().get(function), function), property);
  }
}
