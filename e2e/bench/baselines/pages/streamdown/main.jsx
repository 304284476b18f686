import { code } from '@streamdown/code'
import { Streamdown } from 'streamdown'

import 'streamdown/styles.css'
import { mountReactChat } from '../../shared/react-chat.jsx'

const plugins = { code }

const Answer = ({ text, isStreaming }) => (
  <Streamdown plugins={plugins} isAnimating={isStreaming}>
    {text}
  </Streamdown>
)

mountReactChat(Answer)
