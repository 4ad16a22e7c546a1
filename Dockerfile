# Credit Desk as a container: built in one stage, run in another without the compiler, by a user
# who owns none of its files. docs/operating.md tells how it is used with compose.yaml.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages/local-slack/package.json packages/local-slack/
RUN npm ci --ignore-scripts --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts --no-fund

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=build /app/package.json /app/manifest.yml /app/LICENSE ./
COPY --from=build /app/tools tools
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/packages/local-slack/package.json packages/local-slack/
COPY --from=build /app/packages/local-slack/dist packages/local-slack/dist
COPY --from=build /app/dist dist
# The image's user `node`.
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "--heap-growing-percent=100", "dist/src/main.js"]
