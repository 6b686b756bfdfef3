package io.dialplane.voice.language;

import io.dialplane.http.Answer;
import java.util.ArrayList;
import java.util.List;

/// An element of XML, which writes whatever it is given as text and never as markup.
final class Element {
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

  private final String name;
  private final StringBuilder attributes = new StringBuilder();
  private final List<Element> children = new ArrayList<>();
  private String text = "";

  private Element(String name) {
    this.name = name;
  }

  static Element of(String name, Element... children) {
    Element element = new Element(name);
    element.children.addAll(List.of(children));
    return element;
  }

  Element with(String attribute, String value) {
    attributes.append(' ').append(attribute).append("=\"").append(escaped(value)).append('"');
    return this;
  }

  Element text(String content) {
    text = escaped(content);
    return this;
  }

  Element child(Element child) {
    children.add(child);
    return this;
  }

  /// As a whole document.
  Answer answer() {
    StringBuilder document = new StringBuilder(DECLARATION);
    write(document);
    return Answer.document("application/xml", document.toString());
  }

  private void write(StringBuilder out) {
    out.append('<').append(name).append(attributes);
    if (children.isEmpty() && text.isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>').append(text);
    children.forEach(child -> child.write(out));
    out.append("</").append(name).append('>');
  }

  /// The five characters that mean something become references; what XML 1.0 has no character for
  /// (section 2.2) becomes a space, since even a reference to it would make the document
  /// unreadable.
  private static String escaped(String value) {
    StringBuilder escaped = new StringBuilder();
    value
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&apos;");
                default -> escaped.appendCodePoint(isCharacter(c) ? c : ' ');
              }
            });
    return escaped.toString();
  }

  private static boolean isCharacter(int c) {
    return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
  }
}
