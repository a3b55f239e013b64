# archcheck with a Java of its own, for whatever platform it is built for:
#   docker buildx build --platform linux/amd64,linux/arm64 --tag archcheck .
#   docker run --rm --volume "$PWD:/work:ro" archcheck scan .venv --target linux/arm64
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml LICENSE archcheck ./
COPY .mvn .mvn
COPY src/main src/main
COPY src/dist src/dist
COPY testdata testdata
# The archives of classes hold good where they are moved to, as long as nothing changes the times of the files.
RUN mvn -B -ntp -Pprogram,dist package && \
  mv target/dist/archcheck-*-linux-*/ /opt/archcheck

FROM debian:13-slim
LABEL org.opencontainers.image.title="archcheck" \
  org.opencontainers.image.description="Tells which native binaries of a Python environment cannot run on a machine" \
  org.opencontainers.image.licenses="Apache-2.0" \
  org.opencontainers.image.source="https://github.com/archcheck/archcheck"
COPY --from=build /opt/archcheck /opt/archcheck
RUN ln -s /opt/archcheck/bin/archcheck /usr/local/bin/archcheck
# Nobody in particular: archcheck reads, and writes only what -o names.
USER 10001:10001
WORKDIR /work
ENTRYPOINT ["/opt/archcheck/bin/archcheck"]
CMD ["--help"]
