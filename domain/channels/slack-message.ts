import { lineOfPost, type Post } from './post.ts'

const longestHeader = 150
/** Right-to-left mark: a line whose first letter is Latin, such as a team's name, begins on the right all the same. */
const rtlMark = '\u200F'

/**
 * A post as what Slack's incoming webhooks take: blocks of plain text, in which Slack reads neither markup nor mentions, and the
 * same as `text` for notifications and for what shows no blocks. The one block with markup is our own link.
 */
export function slackMessage({ title, lines, link, direction }: Post) {
  const say = (text: string) => (direction === 'rtl' ? rtlMark : '') + escapeSlack(lineOfPost(text))
  const plain = (text: string) => ({ type: 'plain_text', text, emoji: false })
  return {
    text: [title, ...lines].map(say).join('\n'),
    mrkdwn: false,
    unfurl_links: false,
    blocks: [
      { type: 'header', text: plain(say([...title].slice(0, longestHeader - rtlMark.length).join(''))) },
      ...lines.map((line) => ({ type: 'section', text: plain(say(line)) })),
      { type: 'section', text: { type: 'mrkdwn', text: `<${escapeSlack(link.href)}|${escapeSlack(link.words)}>` } },
    ],
  }
}

/** The three signs that mean something to Slack: `<!here>` is text then. */
function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
