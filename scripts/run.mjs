// Runs one of our TypeScript programs in Node, through Vite: `node scripts/run.mjs scripts/start.ts`.
import { runnerImport } from 'vite';

const [file, ...args] = process.argv.slice(2);
if (!file) throw new Error('Which program? node scripts/run.mjs FILE [ARGUMENTS]');

try {
  const { module } = await runnerImport(`/${file}`, { configFile: false, logLevel: 'warn' });
  await module.main(args);
} catch (error) {
  console.error(error.name === 'ExpectedError' ? `\n${error.message}` : error);
  process.exitCode = 1;
}
