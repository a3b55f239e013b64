#!/bin/sh
# Makes the certificates that loopback servers of tests show, with keytool of a JDK. Their keys guard nothing.
set -eu
cd "$(dirname "$0")"
rm -f ./*.p12 ./*.pem
key="-keyalg EC -groupname secp256r1 -storetype PKCS12 -storepass loopback"
one() {
    name=$1
    shift
    # shellcheck disable=SC2086
    keytool -genkeypair -alias server $key -dname "CN=$name" -keystore "$name.p12" "$@"
    keytool -exportcert -rfc -alias server -keystore "$name.p12" -storepass loopback -file "$name.pem"
}
here="san=ip:127.0.0.1,dns:localhost"
one good -validity 36500 -ext "$here"
one other -validity 36500 -ext san=dns:other.example
# Whoever trusts a certificate itself does not look at its dates: the expired one has an authority.
one authority -validity 36500 -ext bc:c
one expired -validity 36500
keytool -certreq -alias server -keystore expired.p12 -storepass loopback |
    keytool -gencert -alias server -keystore authority.p12 -storepass loopback -startdate -30d -validity 10 \
        -ext "$here" -rfc > chain.pem
cat authority.pem >> chain.pem
keytool -importcert -noprompt -alias server -keystore expired.p12 -storepass loopback -file chain.pem
cp authority.pem expired.pem
rm -f chain.pem authority.p12 authority.pem
