//! The logical tree of a PDF: what is a heading, a paragraph, a table, a cell. Built while laying out, written by the archive pass.

/// A part of the tree, by its index.
pub type NodeId = usize;

/// What a node is, in the names of ISO 32000-1, 14.8.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The root.
    Document,
    /// A heading of a level from 1.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A table.
    Table,
    /// A row.
    Row,
    /// A cell of the head.
    HeadCell,
    /// A cell that covers so many columns.
    Cell(u8),
    /// A chart or picture.
    Figure,
}

impl Role {
    /// The structure type.
    pub fn name(self) -> &'static str {
        match self {
            Role::Document => "Document",
            Role::Heading(1) => "H1",
            Role::Heading(2) => "H2",
            Role::Heading(_) => "H3",
            Role::Paragraph => "P",
            Role::Table => "Table",
            Role::Row => "TR",
            Role::HeadCell => "TH",
            Role::Cell(_) => "TD",
            Role::Figure => "Figure",
        }
    }
}

/// What stands below a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kid {
    /// Another node.
    Node(NodeId),
    /// Marked content: page index and number on that page.
    Content(usize, usize),
}

/// A node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// The node above; the root's is itself.
    pub parent: NodeId,
    /// In reading order.
    pub kids: Vec<Kid>,
    /// Text instead of a picture.
    pub alternative: Option<String>,
}

/// The tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// All nodes; the first is the root.
    pub nodes: Vec<Node>,
    open: Vec<NodeId>,
}

impl Default for Tree {
    fn default() -> Self {
        let root = Node { role: Role::Document, parent: 0, kids: Vec::new(), alternative: None };
        Tree { nodes: vec![root], open: vec![0] }
    }
}

impl Tree {
    /// Opens a node below the open one.
    pub fn open(&mut self, role: Role, alternative: Option<String>) -> NodeId {
        let parent = self.current();
        let id = self.nodes.len();
        self.nodes.push(Node { role, parent, kids: Vec::new(), alternative });
        if let Some(node) = self.nodes.get_mut(parent) {
            node.kids.push(Kid::Node(id));
        }
        self.open.push(id);
        id
    }

    /// Closes the open node.
    pub fn close(&mut self) {
        if self.open.len() > 1 {
            self.open.pop();
        }
    }

    /// The open node.
    pub fn current(&self) -> NodeId {
        self.open.last().copied().unwrap_or(0)
    }

    /// Adds marked content to a node.
    pub fn content(&mut self, node: NodeId, page: usize, number: usize) {
        if let Some(node) = self.nodes.get_mut(node) {
            node.kids.push(Kid::Content(page, number));
        }
    }
}
