package io.github.archcheck.index.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed: those of the platform's authorities and of those named beside them. Made when first needed. */
final class Trust {
    private static final int MOST_FILES = 2000;

    private final List<Path> certificates;
    private Optional<SSLSocketFactory> checking = Optional.empty();
    private Optional<SSLSocketFactory> believing = Optional.empty();

    Trust(List<Path> certificates) {
        this.certificates = List.copyOf(certificates);
    }

    /** @param unchecked whether every certificate is taken */
    synchronized SSLSocketFactory sockets(boolean unchecked) throws FetchException {
        try {
            if (unchecked) {
                if (believing.isEmpty()) {
                    believing = Optional.of(factory(new TrustManager[] {new Anyone()}));
                }
                return believing.get();
            }
            if (checking.isEmpty()) {
                checking = Optional.of(factory(certificates.isEmpty() ? null : managers(withNamed())));
            }
            return checking.get();
        } catch (GeneralSecurityException | IOException e) {
            throw e instanceof FetchException known ? known : new FetchException("TLS cannot be set up here");
        }
    }

    private static SSLSocketFactory factory(TrustManager @Nullable [] managers) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers, null);
        return context.getSocketFactory();
    }

    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private KeyStore withNamed() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        List<Certificate> all = new ArrayList<>();
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509ExtendedTrustManager platform) {
                all.addAll(List.of(platform.getAcceptedIssuers()));
            }
        }
        for (Path file : certificates) {
            all.addAll(Files.isDirectory(file) ? readAll(file) : read(file));
        }
        for (Certificate certificate : all) {
            store.setCertificateEntry("authority " + store.size(), certificate);
        }
        return store;
    }

    /** Of a folder, as OpenSSL keeps them; what is no certificate is passed over. */
    private static List<Certificate> readAll(Path folder) throws IOException {
        List<Certificate> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            int left = MOST_FILES;
            for (Path file : files) {
                if (--left >= 0) {
                    addReadable(all, file);
                }
            }
        }
        return all;
    }

    private static void addReadable(List<Certificate> all, Path file) {
        try {
            all.addAll(read(file));
        } catch (FetchException e) {
            // A folder of certificates holds lists of what was withdrawn, too.
            return;
        }
    }

    private static List<Certificate> read(Path file) throws FetchException {
        try (InputStream in = Files.newInputStream(file)) {
            return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
        } catch (GeneralSecurityException | IOException e) {
            throw new FetchException("the certificates in " + file + " cannot be read");
        }
    }

    /** For hosts that the user told pip to trust whatever they show. */
    private static final class Anyone extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
