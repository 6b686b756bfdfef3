/// The bus on EventBridge. Its SDK is in the jars of the functions that tell, and in no other.
@NullMarked
package io.dialplane.eventbridge;

import org.jspecify.annotations.NullMarked;
