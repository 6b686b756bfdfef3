/// How carriers sign what they send. Each of them in its own way, by the JDK's own cryptography.
@NullMarked
package io.dialplane.voice.signature;

import org.jspecify.annotations.NullMarked;
