// Runs one of our TypeScript programs in Node, through Vite: `node scripts/run.mjs scripts/start.ts`.
import { runnerImport } from 'vite';

const [file, ...args] = process.argv.slice(2);
if (!file) throw new Error('Which program? node scripts/run.mjs FILE [ARGUMENTS]');

const { module } = await runnerImport(`/${file}`, { configFile: false, logLevel: 'warn' });
await module.main(args);
