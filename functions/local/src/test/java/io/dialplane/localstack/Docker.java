package io.dialplane.localstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The Docker engine of this machine, if it has one.
final class Docker {

  private Docker() {}

  /// Why no container of `image` can be started here; empty where one can. Nothing is pulled.
  static Optional<String> lacks(String image) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder("docker", "image", "inspect", "--format", "{{.Id}}", image)
              .redirectErrorStream(true)
              .start();
    } catch (IOException _) {
      return Optional.of("there is no docker command here");
    }
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return process.onExit().join().exitValue() == 0 ? Optional.empty() : Optional.of(said);
  }
}
