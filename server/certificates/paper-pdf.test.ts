import { inflateSync } from 'node:zlib'
import { getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import type { CertificateFacts } from '#data/certificates/issue-certificate.ts'
import { languages } from '#i18n/languages.ts'
import { setEnvironment } from '#platform/env.ts'
import { paperPdf } from './paper-pdf.ts'
import { writePaper } from './write-paper.ts'

setEnvironment({ PUBLIC_URL: 'https://curtain.example' })

const day = new Date('2026-07-05T10:00:00Z')
const facts: CertificateFacts = {
  id: '1f3a77b2-0000-4000-8000-000000000000',
  code: '7K4Q2M9XTB5WZJ8RN3VHC6DFGA',
  language: 'en',
  name: 'Zoë Müller',
  organisationName: 'Harbour Hospital',
  timeZone: 'Europe/Madrid',
  issuedAt: day,
  completed: [{ module: 'call', title: 'The call that dropped', completedAt: new Date('2026-07-03T23:30:00Z') }],
  understands: [{ practice: 'a', name: 'The right patient', until: new Date('2026-12-05T10:00:00Z') }],
}
const pdfOf = (changes: Partial<CertificateFacts> = {}) => paperPdf(writePaper({ ...facts, ...changes }))

type Node = { role?: string; alt?: string; children?: Node[]; type?: string; id?: string }

/** A PDF as a reader of its tags has it: elements in their order, each with its text. */
async function readBack(bytes: Uint8Array) {
  const file = await getDocumentProxy(new Uint8Array(bytes))
  const elements: { tag: string; text: string }[] = []
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number)
    const { items } = await page.getTextContent({ includeMarkedContent: true })
    const texts = new Map<string, string>()
    const open: (string | null)[] = []
    for (const item of items) {
      if ('str' in item) {
        const id = open.findLast((each) => each !== null)
        if (id) texts.set(id, `${texts.get(id) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`)
      } else if (item.type === 'endMarkedContent') open.pop()
      else open.push(item.id ?? null)
    }
    const textOf = (ids: readonly string[]) =>
      ids
        .map((id) => texts.get(id) ?? '')
        .join('')
        .replaceAll(/\s+/g, ' ')
        .trim()
    const walk = (node: Node): void => {
      const ids = (node.children ?? []).flatMap(({ type, id }) => (type === 'content' && id ? [id] : []))
      if (ids.length > 0 || node.alt !== undefined)
        elements.push({ tag: node.role ?? '', text: node.alt ?? textOf(ids) })
      for (const child of node.children ?? []) walk(child)
    }
    walk((await page.getStructTree()) as Node)
  }
  const { info } = await file.getMetadata()
  const marks = await file.getMarkInfo()
  return { elements, info: info as Record<string, unknown>, marks, pages: file.numPages }
}

/** What stands in the file to be read instead of its glyphs: texts as a PDF writes them, in UTF-16 where they need it. */
function actualTexts(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes)
  const streams: string[] = []
  for (let at = raw.indexOf('stream\n'); at >= 0; at = raw.indexOf('stream\n', at + 7)) {
    try {
      streams.push(inflateSync(raw.subarray(at + 7)).toString('latin1'))
    } catch {
      // It is the end of one, or one that is not compressed.
    }
  }
  const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
  return [...streams.join('').matchAll(/\/ActualText \(((?:\\[\s\S]|[^\\)])*)\)/g)]
    .map(([, textRun = '']) => textRun.replaceAll(/\\([\s\S])/g, (_, own: string) => escapes[own] ?? own))
    .map((text) => (text.startsWith('þÿ') ? Buffer.from(text.slice(2), 'latin1').swap16().toString('utf16le') : text))
    .join('\n')
}

describe('the PDF of a certificate', () => {
  test('is the same bytes again, tagged, titled, and says completing and understanding apart', async () => {
    const bytes = await pdfOf()
    expect(Buffer.compare(bytes, await pdfOf())).toBe(0)
    const { elements, info, marks, pages } = await readBack(bytes)
    expect({ pages, marked: marks?.Marked, title: info.Title, language: info.Language }).toEqual({
      ...{ pages: 1, marked: true, language: 'en' },
      title: 'Certificate of security-awareness training',
    })
    expect(elements.map(({ tag, text }) => `${tag} ${text}`)).toEqual([
      'P Harbour Hospital',
      'H1 Certificate of security-awareness training',
      'P This certificate is issued to',
      'P Zoë Müller',
      'H2 Completed',
      expect.stringMatching(/^P These modules .* That alone does not show that they were understood\.$/),
      'TH Module',
      'TH Completed on',
      'TD The call that dropped',
      // In the organisation's zone it was past midnight.
      'TD 4 July 2026',
      'H2 Understands, until',
      expect.stringMatching(/^P In these practices/),
      'TH Practice',
      'TH Expected until',
      'TD The right patient',
      'TD 5 December 2026',
      'H2 Check this certificate',
      expect.stringMatching(/^P The page says whether it is valid today/),
      'P https://curtain.example/certificates/7K4Q2M9XTB5WZJ8RN3VHC6DFGA',
      'P Certificate 1F3A-77B2, issued on 5 July 2026',
      'Figure QR code of this address',
    ])
  })

  test('says nothing of understanding to who did not want that said', async () => {
    const { elements } = await readBack(await pdfOf({ understands: null }))
    expect(elements.map(({ text }) => text).join(' ')).not.toMatch(/Understands|right patient/)
  })

  test.each(languages)('has every text of $name in a font', async ({ tag, direction }) => {
    const paper = writePaper({ ...facts, language: tag, name: 'أحمد Müller (الأصغر)', completed: [], understands: [] })
    expect(paper.direction).toBe(direction)
    const says = actualTexts(await paperPdf(paper))
    expect(says).toContain('أحمد Müller (الأصغر)')
    for (const { title, none } of paper.parts) expect(says.split('\n')).toEqual(expect.arrayContaining([title, none]))
  })

  test('shows what is written in the scripts of the world', async () => {
    const names = 'क्षत्रिय श्री|শ্রীকৃষ্ণ|કૃષ્ણ|ਕ੍ਰਿਸ਼ਨ|ಶ್ರೀ|കൃഷ്ണൻ|ஸ்ரீ|కృష్ణ|ක්‍රිෂ්ණ|น้ำ กรุงเทพฯ|ქართული|Հայերեն|አማርኛ'
      .concat('|בִּנְיָמִין (נתניהו) 12|می‌خواهم ۱۲۳|李小龍|김철수|さくら|Nguyễn Thị Ánh|Ђорђе|Ἀλέξανδρος')
      .split('|')
    const completions = names.map((title) => ({ module: title, title, completedAt: day }))
    const says = actualTexts(await pdfOf({ completed: completions }))
    expect(names.filter((name) => !says.includes(name))).toEqual([])
  })

  test('says so where a name has a character that no font has, and draws no box', async () => {
    const says = actualTexts(await pdfOf({ name: 'ᚠᚢᚦ Rune', organisationName: 'ᚠ Hospital' }))
    expect(says).toContain('The name has characters that this file cannot show.')
    expect(says).toContain('Not shown here')
    expect(says).not.toMatch(/ᚠ|Rune/)
  })

  test('goes on on another page where there is more than one has place for', async () => {
    const completions = Array.from({ length: 40 }, (_, place) => ({
      module: `${place}`,
      title: `Module ${place}`,
      completedAt: day,
    }))
    const { elements, pages } = await readBack(await pdfOf({ completed: completions, name: 'Ana '.repeat(40).trim() }))
    expect(pages).toBeGreaterThan(1)
    expect(elements.filter(({ text }) => /^Module \d+$/.test(text))).toHaveLength(40)
  })
})
