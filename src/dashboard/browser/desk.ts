/** What the dashboard does beyond links and forms, which work without it. Each file listens for attributes that pages carry. */
import './busy.ts'
import './copy.ts'
import './drop.ts'
import './keys.ts'
import './live.ts'
import './poll.ts'
import './search.ts'
