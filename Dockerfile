# Node 24 is the long-term release; the product also runs on 20.19+ and 22.12+.
ARG NODE=24-trixie-slim

FROM node:${NODE} AS build
WORKDIR /app
# better-sqlite3 is compiled where no prebuilt binary can be downloaded.
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json prisma.config.ts ./
COPY tools tools
COPY prisma prisma
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src src
# Optional and peer packages are the Prisma CLI and its studio: 250 MB that a running bot never loads.
RUN npm run build && npm prune --omit=dev --omit=optional --omit=peer --no-audit --no-fund

FROM node:${NODE}
# In a container only 0.0.0.0 can be reached from outside; what is published is the host's decision.
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app
# pg_dump and pg_restore for backups; they serve PostgreSQL servers up to their own version, 17.
RUN apt-get update && apt-get install -y --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/*
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY prisma prisma
COPY manifests manifests
COPY package.json ./
RUN install -d -o node -g node -m 0700 data
USER node
VOLUME /app/data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
