/// The functions as Lambda runs them: their shaded jars under the AWS runtime interface client.
@NullMarked
package io.dialplane.lambda;

import org.jspecify.annotations.NullMarked;
