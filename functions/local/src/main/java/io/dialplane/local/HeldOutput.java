package io.dialplane.local;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Standard output that is shut until the banner is out: its first line is the address, whatever
/// starts before it.
final class HeldOutput extends FilterOutputStream {
  private volatile boolean open;

  HeldOutput(OutputStream out) {
    super(out);
  }

  void open() {
    open = true;
  }

  @Override
  public void write(int b) throws IOException {
    if (open) {
      out.write(b);
    }
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (open) {
      out.write(bytes, from, length);
    }
  }
}
