import { describe, expect, it } from 'vitest'
import { smallFollowUps } from '#curriculum/small-follow-ups.ts'
import { findingsOf, type PlantedFault, reportOf } from './follow-up-faults.testing.ts'

const faults: readonly PlantedFault[] = [
  {
    fault: 'a thing without a tray',
    rule: 'format-mismatch',
    from: 'new-headset: { tray: act, ',
    to: 'new-headset: { ',
    path: 'items.before-the-nine-oclock.options.new-headset',
    says: 'expected where it belongs',
  },
  {
    fault: 'a tray that there is not',
    rule: 'missing-target',
    from: 'code-by-text: { tray: report',
    to: 'code-by-text: { tray: bin',
    path: 'items.before-the-nine-oclock.options.code-by-text.tray',
    says: 'found the tray "bin", expected one of act, check, report',
  },
  {
    fault: 'a tray in which nothing belongs under one policy only',
    rule: 'empty-tray',
    from: /tray: check, text/gu,
    to: 'tray: report, text',
    path: 'items.before-the-nine-oclock.trays.check',
    says: 'where ai-tool is approved',
  },
  {
    fault: 'one tray for everything',
    rule: 'tray-count',
    from: /trays:\n(.*\n){3}/u,
    to: 'trays:\n      act: { text: Act on it }\n',
    path: 'items.before-the-nine-oclock.trays',
    says: 'found 1 trays, expected two or three',
  },
  {
    fault: 'a key on a thing to be sorted',
    rule: 'needless-key',
    from: 'new-headset: { tray: act, ',
    to: 'new-headset: { key: true, tray: act, ',
    path: 'items.before-the-nine-oclock.options.new-headset.key',
    says: 'expected its tray to say what is right',
  },
  {
    fault: 'trays of which the last has a condition',
    rule: 'unclosed-variants',
    from: ', { tray: check }]',
    to: ', { when: { ai-tool: none }, tray: check }]',
    path: 'items.before-the-nine-oclock.options.scribe-for-all.tray.1',
    says: 'expected one without "when"',
  },
  {
    fault: 'a tray that no policy reaches',
    rule: 'unsaid-variant',
    from: 'tray: act }, { tray: check }]',
    to: 'tray: act }, { when: { ai-tool: approved }, tray: report }, { tray: check }]',
    path: 'items.before-the-nine-oclock.options.scribe-for-all.tray.1',
    says: 'found a variant that no policy says',
  },
  {
    fault: 'too few things that explain an error',
    rule: 'option-without-misconception',
    from: ', misconception: work-device-makes-it-approved',
    to: '',
    path: 'items.before-the-nine-oclock.options',
    says: 'expected one on at least half of the things',
  },
  {
    fault: 'five things to sort',
    rule: 'option-count',
    from: / {6}new-headset: .*\n/u,
    to: '',
    path: 'items.before-the-nine-oclock.options',
    says: 'expected 6 to 8 in a sort item',
  },
  {
    fault: 'one passage to strike',
    rule: 'no-key',
    from: 'daughters-number: { key: true, ',
    to: 'daughters-number: { ',
    path: 'items.the-drivers-form.options',
    says: 'found 1 passages to strike',
  },
  {
    fault: 'one passage that stays',
    rule: 'several-keys',
    from: /(times|oxygen|wheelchair): \{/gu,
    to: '$1: { key: true,',
    path: 'items.the-drivers-form.options',
    says: 'found 1 passages that stay',
  },
  {
    fault: 'passages without a paper',
    rule: 'format-mismatch',
    from: / {4}paper: .*\n/u,
    to: '',
    path: 'items.the-drivers-form',
    says: 'found no paper',
  },
  {
    fault: 'trays in another format',
    rule: 'format-mismatch',
    from: '    paper: ',
    to: '    trays: { act: { text: Act on it }, leave: { text: Leave it } }\n    paper: ',
    path: 'items.the-drivers-form.trays',
    says: 'found trays in a strike item',
  },
  {
    fault: 'a label where nothing stands on a paper or screen',
    rule: 'format-mismatch',
    from: 'starts-in-it: { key: true,',
    to: 'starts-in-it: { label: First, key: true,',
    path: 'items.the-blue-one.options.starts-in-it.label',
    says: 'found a label in a single item',
  },
  {
    fault: 'two routes that are right',
    rule: 'several-keys',
    from: 'missed-call: {',
    to: 'missed-call: { key: true,',
    path: 'items.which-number.options.earlier-number',
    says: 'expected one best answer',
  },
  {
    fault: 'a note under nothing',
    rule: 'missing-target',
    from: 'after: record-number',
    to: 'after: no-number',
    path: 'items.which-number.screen.notes.changed.after',
    says: 'found after: no-number, expected an option: missed-call, record-number, earlier-number',
  },
  {
    fault: 'a country without a source',
    rule: 'no-source',
    from: '      always: [nhse-mobile-messaging]\n',
    to: '      united-kingdom: [nhse-mobile-messaging]\n',
    path: 'items.the-blue-one.sources',
    says: 'found no source for south-africa',
  },
]

describe('the checker on formats of doing', () => {
  it('finds no fault in a sound bank, and says how many are what', () => {
    const { findings, figures } = reportOf(smallFollowUps)
    expect(findings.filter(({ severity }) => severity === 'fault')).toEqual([])
    expect(figures.itemsByFormat).toMatchObject({ sort: 1, strike: 1, 'where-from': 1 })
    expect(figures.twinShare).toEqual({ single: 2, twins: 2 })
  })

  it.each(faults)('finds $fault', (fault) => {
    const { paths, words } = findingsOf(fault)
    expect(paths).toContain(fault.path)
    expect(words).toContain(fault.says)
  })

  it('finds a picture with fewer harmless places than risks', () => {
    const places = (risks: number) =>
      Array.from(
        { length: 6 },
        (_, place) =>
          `      place-${'abcdef'[place]}: { ${place < risks ? 'key: true, ' : ''}text: Place ${place}, why: So., misconception: only-for-a-moment, region: [${place * 10}, 10, 8, 8] }\n`,
      ).join('')
    const spot = (risks: number) => `${smallFollowUps}  a-picture:
    situation: A desk.
    format: spot
    ask: What is wrong here?
    picture: { name: ward-station, description: A desk. }
    options:
${places(risks)}    principle: Look twice.
    sources: [nhse-mobile-messaging]
    difficulty: 0
    just-competent: 0.5
`
    const balance = (risks: number) => reportOf(spot(risks)).findings.filter(({ rule }) => rule === 'spot-balance')
    expect(balance(3)).toEqual([])
    expect(balance(4).map(({ severity }) => severity)).toEqual(['fault'])
  })
})
