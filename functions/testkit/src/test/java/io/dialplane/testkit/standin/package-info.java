/// The carriers' adapters against their stand-ins.
@NullMarked
package io.dialplane.testkit.standin;

import org.jspecify.annotations.NullMarked;
