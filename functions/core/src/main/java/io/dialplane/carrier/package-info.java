/// The carriers behind the one port, and which of them a tenant buys from.
@NullMarked
package io.dialplane.carrier;

import org.jspecify.annotations.NullMarked;
