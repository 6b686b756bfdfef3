/// How carriers are told what to do with a call.
@NullMarked
package io.dialplane.voice.language;

import org.jspecify.annotations.NullMarked;
