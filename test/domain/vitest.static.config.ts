import { defineConfig, mergeConfig } from 'vitest/config';
import own from './vitest.config.js';

/** For the mutants of what runs when a module is loaded: each test file loads it anew. */
export default mergeConfig(own, defineConfig({ test: { isolate: true } }));
