/// Values, states and decisions: pure. Nothing here reads a clock, a random source, the environment
/// or a log; time and ids come in as parameters.
@NullMarked
package io.dialplane.domain;

import org.jspecify.annotations.NullMarked;
