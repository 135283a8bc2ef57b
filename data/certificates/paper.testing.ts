import type { Paper } from '#domain/certificates/paper.ts'
import type { CertificateFacts } from './issue-certificate.ts'

/** A paper without words of any language, for what is kept and not what it says. */
export function paperOf({ language, name, organisationName, code, issuedAt }: CertificateFacts): Paper {
  return {
    ...{ language, name, issuedAt },
    direction: 'ltr',
    title: 'Certificate',
    organisation: organisationName,
    beforeName: 'For',
    unshown: { name: 'Not shown', other: 'Not shown' },
    parts: [],
    check: {
      title: 'Check',
      words: 'See',
      address: `https://curtain.example/${code}`,
      codeWords: 'Code',
      issued: 'Then',
    },
  }
}
