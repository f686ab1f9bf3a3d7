# The image holds the program alone. Stores lie in the volume /data:
#
#     docker build -t quadpress .
#     docker run --rm -v news:/data -v "$PWD/stories:/stories:ro" quadpress build /stories
#     docker run -d -p 127.0.0.1:64210:64210 -v news:/data quadpress
FROM golang:1.26-trixie AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN mkdir -p /out/data && \
    CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags '-s -w' -o /out/quadpress ./cmd/quadpress

FROM gcr.io/distroless/static-debian13:nonroot
COPY --from=build /out/quadpress /usr/bin/quadpress
COPY --from=build --chown=nonroot:nonroot /out/data /data
WORKDIR /data
VOLUME /data
EXPOSE 64210
HEALTHCHECK --interval=30s --timeout=10s --start-period=2m CMD ["/usr/bin/quadpress", "ping"]
ENTRYPOINT ["/usr/bin/quadpress"]
CMD ["serve", "--listen", "0.0.0.0:64210"]
