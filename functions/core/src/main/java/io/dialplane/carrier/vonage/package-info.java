/// Vonage, the Numbers API of rest.nexmo.com. Its own words are in its last public OpenAPI document
/// (Nexmo/api-specification, 2021-07-14) and in its SDKs, which send the credentials as a header.
@NullMarked
package io.dialplane.carrier.vonage;

import org.jspecify.annotations.NullMarked;
