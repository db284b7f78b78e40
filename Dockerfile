# What the README does, in an image: build the wheel, install it, run it as nobody in particular.
FROM python:3.11-slim AS build
WORKDIR /src
COPY pyproject.toml README.md constraints.txt ./
COPY bot bot
COPY rag rag
COPY corpus corpus
COPY config config
RUN python -m venv /opt/zhengda \
    && /opt/zhengda/bin/pip install --no-cache-dir -c constraints.txt .

FROM python:3.11-slim
COPY --from=build /opt/zhengda /opt/zhengda
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin zhengda \
    && install -d -o zhengda -g zhengda /data
ENV PATH=/opt/zhengda/bin:$PATH \
    ZHENGDA_DATA=/data \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER zhengda
WORKDIR /data
VOLUME /data
# While the service runs the data directory is in use, which doctor takes for healthy.
HEALTHCHECK --interval=60s --timeout=20s --start-period=60s --retries=3 \
    CMD ["zhengda", "doctor"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["zhengda"]
CMD ["start"]
