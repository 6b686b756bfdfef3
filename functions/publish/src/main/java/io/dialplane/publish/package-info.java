/// From the tables' streams to the bus.
@NullMarked
package io.dialplane.publish;

import org.jspecify.annotations.NullMarked;
