import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { configDefaults, defineConfig } from 'vitest/config'

import { compileEarly } from './src/boot/vite/compile-early.ts'
import { mountProxy } from './src/boot/vite/mount-proxy.ts'
import { mountSite } from './src/boot/vite/mount-site.ts'
import { nodeBuildAliases } from './src/boot/vite/node-builds.ts'
import { refuseSecrets } from './src/boot/vite/refuse-secrets.ts'

const setupFiles = ['e2e/support/quiet-console.ts']

export default defineConfig({
  // The server reads `.env`; the app must never see it.
  envDir: false,
  plugins: [
    react(),
    tailwindcss(),
    mountProxy(),
    mountSite(),
    refuseSecrets(),
    compileEarly(['painter']),
  ],
  resolve: { alias: nodeBuildAliases(import.meta.url) },
  server: {
    host: '127.0.0.1',
    cors: false,
    // In development Vite serves the whole checkout: what may lie there and is nobody's business.
    fs: {
      deny: ['.env', '.env.*', '*.{crt,pem,key}', '**/.git/**', 'providers.json', '*.{sqlite,db}'],
    },
  },
  preview: { host: '127.0.0.1', cors: false },
  build: {
    // The policy allows fonts from 'self' only: nothing is inlined as data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          // The playground, and the pages that are rendered at build (decision 0008).
          input: ['index.html', 'src/boot/doors/model-page.html', 'src/boot/doors/catalogue.html'],
          output: {
            // The first script names all others: a character fewer of each is 0.2 kB of what every page loads.
            chunkFileNames: 'assets/[name]-[hash:7].js',
            assetFileNames: 'assets/[name]-[hash:7][extname]',
            // What every page loads, in two files: React, which stays the same from one release to the
            // next, and the rest. Left to itself the bundler makes a dozen, of which each packs badly.
            codeSplitting: {
              groups: [
                {
                  name: 'react',
                  tags: ['$initial'],
                  test: /node_modules.(react|react-dom|scheduler)\W/,
                  priority: 1,
                },
                // Not the front doors: each is a file of its own, and what they share starts nothing.
                {
                  name: 'app',
                  tags: ['$initial'],
                  test: (id) => !/\.html|src.(boot|ui.(model-page|catalogue))\W/.test(id),
                },
              ],
            },
          },
        },
      },
    },
  },
  test: {
    // All cores: half of the time is spent waiting for programs that the tests run.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          environment: 'node',
          include: ['src/core/**/*.test.ts'],
          setupFiles,
          testTimeout: 30_000,
          // This room has no powers, so there is nothing that one test could leave to the next one.
          isolate: false,
          pool: 'threads',
        },
      },
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/**/*.test.{ts,mjs}', 'e2e/{support,bench,faults}/**/*.test.{ts,mjs}'],
          exclude: [...configDefaults.exclude, 'src/ui/**', 'src/core/**'],
          setupFiles,
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'ui',
          environment: 'jsdom',
          include: ['src/ui/**/*.test.{ts,tsx}'],
          // A thread starts in a third of the time of a process, and there is one for each file.
          pool: 'threads',
          setupFiles: [...setupFiles, 'e2e/support/patient-queries.ts'],
          testTimeout: 30_000,
        },
      },
    ],
  },
})
