// The site of these pages. Which pages there are, and in which order, is in README.md.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const repository = process.env.PROJECT_HOME ?? 'https://example.org/cognito-auth'

function sidebar() {
  const groups = []
  for (const line of readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8').split('\n')) {
    const heading = /^## (.+)$/.exec(line)
    const page = /^\* \[([^\]]+)\]\(([^)]+)\)/.exec(line)
    if (heading) {
      groups.push({ text: heading[1], items: [] })
    }
    else if (page) {
      const link = page[2].startsWith('../') ? outside(page[2]) : '/' + page[2].replace(/README\.md$/, '').replace(/\.md$/, '')
      groups.at(-1).items.push({ text: page[1], link })
    }
  }
  return groups
}

// What is not a page of the site is read where the code is.
function outside(href) {
  return repository + '/blob/main/' + href.replace(/^(\.\.\/)+/, '')
}

function linkOutside(markdown) {
  const render = markdown.renderer.rules.link_open ?? ((tokens, index, options, env, self) => self.renderToken(tokens, index, options))
  markdown.renderer.rules.link_open = (tokens, index, options, env, self) => {
    const href = tokens[index].attrGet('href')
    if (href && isOutside(href, env.relativePath ?? '')) {
      tokens[index].attrSet('href', outside(href.startsWith('../') ? href : 'docs/' + href))
    }
    return render(tokens, index, options, env, self)
  }
}

function isOutside(href, page) {
  const up = href.match(/^(\.\.\/)+/)
  const depth = page.split('/').length - 1
  return (up && up[0].length / 3 > depth) || /^[a-z]+\/.*\.(json|ya?ml)$/.test(href)
}

// The list of pages is the first page of the site, which begins with what this is. It is told here,
// so that the list stays plain where the code is.
const home = {
  layout: 'home',
  hero: {
    name: 'Cognito Auth',
    text: 'Password sign-in to Amazon Cognito, for Spring',
    tagline: 'By plain HTTPS: no AWS SDK, no IAM keys, no browser redirect.',
    image: { src: '/mark.svg', alt: '' },
    actions: [
      { theme: 'brand', text: 'Ten minutes', link: '/tour' },
      { theme: 'alt', text: 'When not to use this', link: '/when-not' }
    ]
  },
  features: [
    {
      title: 'Devices',
      details: 'A watch, a television, an app: every step of a sign-in comes as JSON that a client draws without knowing it by name.',
      link: '/sign-in-api'
    },
    {
      title: 'Browsers',
      details: 'A login page and a page for every challenge, from MFA to passkeys, in five languages, on servlet and WebFlux.',
      link: '/spring-security'
    },
    {
      title: 'Services',
      details: 'Accounts whose token is always fresh, on the client that you inject, shared by a fleet.',
      link: '/service-accounts'
    },
    {
      title: 'Tests',
      details: 'A user pool inside the JVM that really verifies passwords, proofs, codes and passkeys, without Docker.',
      link: '/testing'
    }
  ]
}

export default {
  title: 'Cognito Auth',
  description: 'Password sign-in to Amazon Cognito user pools for Spring, without the AWS SDK, IAM keys or a browser redirect',
  lang: 'en',
  outDir: process.env.DOCS_OUT ?? '.vitepress/dist',
  rewrites: { 'README.md': 'index.md', ':folder/README.md': ':folder/index.md' },
  lastUpdated: false,
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: '/mark.svg' }]],
  markdown: { config: linkOutside },
  transformPageData(page) {
    return page.relativePath === 'index.md' ? { frontmatter: { ...page.frontmatter, ...home } } : undefined
  },
  themeConfig: {
    logo: { src: '/mark.svg', alt: '' },
    nav: [
      { text: 'Ten minutes', link: '/tour' },
      { text: 'Properties', link: '/properties' },
      { text: 'Troubleshooting', link: '/troubleshooting' }
    ],
    outline: [2, 3],
    search: { provider: 'local' },
    sidebar: sidebar()
  }
}
