import { fileURLToPath } from 'node:url'
import { createViteServer } from 'vitest/node'
import type { Module } from '#domain/scenario/module.ts'
import { setEnvironment } from '#platform/env.ts'
import type { Sheet } from './scene-sheet.tsx'

export type RenderSheets = (module: Module, tag: string) => Sheet[]

/** The application's own components, rendered without a browser: Playwright itself would take their JSX for its own. */
export async function openSheetRenderer(): Promise<{ renderSheets: RenderSheets; close: () => Promise<void> }> {
  // React writes the same HTML in a third of the time, as it does in the running application. It asks once, when it is loaded.
  setEnvironment({ NODE_ENV: 'production' })
  const vite = await createViteServer({
    configFile: false,
    appType: 'custom',
    logLevel: 'warn',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    ssr: { noExternal: ['next-intl', 'use-intl'] },
  })
  const file = fileURLToPath(import.meta.resolve('./scene-sheet.tsx'))
  const { renderSheets } = (await vite.ssrLoadModule(file)) as { renderSheets: RenderSheets }
  // Nothing else that the tests load is to take itself for an installation.
  setEnvironment({ NODE_ENV: 'test' })
  return { renderSheets, close: () => vite.close() }
}
