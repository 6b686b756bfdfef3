/// The prepaid wallet and its ledger.
@NullMarked
package io.dialplane.wallet;

import org.jspecify.annotations.NullMarked;
