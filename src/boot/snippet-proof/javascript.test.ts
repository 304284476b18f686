import { describeProof } from './testing/describe-proof.ts'

describeProof('javascript-fetch', 'javascript-sdk')
