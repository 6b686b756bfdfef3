/// The storm: everything fails in every order, and nothing is lost.
@NullMarked
package io.dialplane.storm;

import org.jspecify.annotations.NullMarked;
