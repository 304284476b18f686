// The pattern of the AI SDK's cookbook: cut the text into blocks, remember each block's elements.
import { marked } from 'marked'
import { memo, useMemo } from 'react'
import Markdown from 'react-markdown'
import rehypeHighlight from 'rehype-highlight'
import remarkGfm from 'remark-gfm'

import 'highlight.js/styles/github.css'
import { mountReactChat } from '../../shared/react-chat.jsx'

const remarkPlugins = [remarkGfm]
const rehypePlugins = [[rehypeHighlight, { detect: false }]]

const Block = memo(({ text }) => (
  <Markdown remarkPlugins={remarkPlugins} rehypePlugins={rehypePlugins}>
    {text}
  </Markdown>
))

function Blocks({ text }) {
  const blocks = useMemo(() => marked.lexer(text).map(({ raw }) => raw), [text])
  return blocks.map((block, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- blocks are only ever added
    <Block key={index} text={block} />
  ))
}

mountReactChat(Blocks)
