/// Bringing in numbers that lie on the carrier account.
@NullMarked
package io.dialplane.importing;

import org.jspecify.annotations.NullMarked;
