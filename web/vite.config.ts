import { svelte } from '@sveltejs/vite-plugin-svelte';
import process from 'node:process';
import { defineConfig } from 'vite';

// `npm run dev` beside a server: KITH=http://127.0.0.1:7070 npm run dev
const target = process.env.KITH ?? 'http://127.0.0.1:7070';

export default defineConfig({
  plugins: [svelte()],
  server: { proxy: { '/api': { target, changeOrigin: true, headers: { origin: target } } } },
  build: {
    target: ['chrome123', 'firefox121', 'safari17.5'],
    assetsInlineLimit: 0, // the policy allows no data: addresses
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
  },
});
