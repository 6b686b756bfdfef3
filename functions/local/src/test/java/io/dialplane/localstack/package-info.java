/// The tables of the template in LocalStack, where a Docker engine and its image are.
@NullMarked
package io.dialplane.localstack;

import org.jspecify.annotations.NullMarked;
