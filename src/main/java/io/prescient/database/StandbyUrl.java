package io.prescient.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.pgclient.PgConnectOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Optional;

/// Where the standby is. What its URL leaves out, and TLS, is as with the primary.
final class StandbyUrl {
    private static final String FORM =
            "PRESCIENT_READS_URL must be postgresql://[user[:password]@]host[:port][/database]"
                    + ", with special characters percent-encoded and without parameters";

    private StandbyUrl() {}

    /// @throws ConfigurationException with a line that does not tell the URL, which may hold a password
    static PgConnectOptions options(String url, PgConnectOptions primary) {
        var uri = parsed(url);
        var options = new PgConnectOptions(primary)
                .setHost(uri.getHost().replaceAll("[\\[\\]]", ""))
                .setPort(uri.getPort() == -1 ? PgConnectOptions.DEFAULT_PORT : uri.getPort());
        Optional.ofNullable(uri.getRawUserInfo()).ifPresent(info -> identify(options, info));
        if (uri.getPath().length() > 1) {
            options.setDatabase(uri.getPath().substring(1));
        }
        return options;
    }

    private static void identify(PgConnectOptions options, String info) {
        int colon = info.indexOf(':');
        options.setUser(decoded(colon < 0 ? info : info.substring(0, colon)));
        if (colon >= 0) {
            options.setPassword(decoded(info.substring(colon + 1)));
        }
    }

    private static String decoded(String part) {
        // A plus sign is itself here, unlike in a form.
        return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
    }

    private static URI parsed(String url) {
        try {
            var uri = new URI(url);
            boolean isMeant = uri.getScheme() != null
                    && uri.getScheme().matches("postgres(ql)?")
                    && uri.getHost() != null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
            if (isMeant) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // Told below, without the URL.
        }
        throw new ConfigurationException(FORM);
    }
}
