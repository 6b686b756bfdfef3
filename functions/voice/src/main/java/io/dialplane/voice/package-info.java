/// Inbound calls: who may send them, where they go, and what is told of them.
@NullMarked
package io.dialplane.voice;

import org.jspecify.annotations.NullMarked;
