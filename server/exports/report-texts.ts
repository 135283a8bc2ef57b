import { getTranslations } from 'next-intl/server'

/** The texts that the tables of reports share, in the language of the request. */
export async function reportTexts() {
  const [reports, interfaceTexts, grid] = await Promise.all([
    getTranslations('reports'),
    getTranslations('interface'),
    getTranslations('grid'),
  ])
  return { reports, interface: interfaceTexts, grid }
}

export type ReportTexts = Awaited<ReturnType<typeof reportTexts>>
