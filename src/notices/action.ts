import type { Notice } from './schema.ts'

/** Where the dashboard has what puts it right. */
export function actionPath(notice: Pick<Notice, 'kind' | 'facts' | 'subject' | 'campaign' | 'ad'>): string {
  const page = `/app/campaigns/${notice.campaign}/ads/${notice.ad}`
  switch (notice.kind) {
    case 'leak':
      return (notice.facts as { href: string }).href
    case 'drift':
    case 'broken-page':
      return page
    case 'test':
      return `${page}/experiment`
    case 'feed-missed':
      return '/app/feeds'
    case 'connection-paused':
      return `/app/platforms/${notice.subject}`
    case 'list-stopped':
      return `/app/platforms/${(notice.facts as { connection: string }).connection}/lists/${notice.subject}`
    case 'webhook-off':
      return '/app/notices' // it has the call that enables it again
    case 'request-due':
      return '/app/privacy/requests'
  }
}
