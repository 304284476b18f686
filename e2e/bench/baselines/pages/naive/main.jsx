// What most pages do: react-markdown over the whole text at every token, nothing memoised.
import Markdown from 'react-markdown'
import rehypeHighlight from 'rehype-highlight'
import remarkGfm from 'remark-gfm'

import 'highlight.js/styles/github.css'
import { mountReactChat } from '../../shared/react-chat.jsx'

const remarkPlugins = [remarkGfm]
const rehypePlugins = [[rehypeHighlight, { detect: false }]]

const WholeText = ({ text }) => (
  <Markdown remarkPlugins={remarkPlugins} rehypePlugins={rehypePlugins}>
    {text}
  </Markdown>
)

mountReactChat(WholeText, { isMemoised: false })
