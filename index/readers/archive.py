"""Zip-based formats opened with care: what the directory promises is checked, what comes out is counted."""

import io
import posixpath
import zipfile
from urllib.parse import unquote

from lxml import etree

from index.amounts import sized
from index.limits import MIB, Limits
from index.readers.reading import Unreadable, ensure_few


class Archive:
    """The members of a docx, pptx, xlsx or epub; raises Unreadable for bombs, damage and encryption."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
            raise Unreadable("is a damaged zip-based file") from error
        self._left = limits.max_unpacked
        members = self._zip.infolist()
        ensure_few(len(members), "parts", limits.max_members)
        if sum(member.file_size for member in members) > limits.max_unpacked:
            raise Unreadable(f"unpacks to more than {sized(limits.max_unpacked)}")
        for member in members:
            if member.file_size > MIB and member.file_size > limits.max_ratio * max(1, member.compress_size):
                raise Unreadable(f"is packed over {limits.max_ratio} to 1, as a zip bomb is")
            if member.flag_bits & 1:
                raise Unreadable("is protected by a password")
        self.names = frozenset(member.filename for member in members)

    def read(self, name: str) -> bytes:
        """A member's bytes, never more than the limit in sum; raises Unreadable."""
        try:
            with self._zip.open(name) as member:
                data = member.read(self._left + 1)
        except KeyError as error:
            raise Unreadable(f"lacks its part {name}") from error
        except Exception as error:  # zipfile and its codecs raise many kinds on damaged members
            raise Unreadable(f"is damaged (part {name})") from error
        self._left -= len(data)
        if self._left < 0:
            raise Unreadable("unpacks to more than it says")
        return data

    def xml(self, name: str) -> "etree._Element":
        """A member as an XML tree; raises Unreadable, for document types and entities too."""
        return parse_xml(self.read(name))

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part of an Office file refers to: id to (kind of relation, member name)."""
        folder, base = posixpath.split(name)
        path = f"{folder}/_rels/{base}.rels"
        if path not in self.names:
            return {}
        found = {}
        for node in self.xml(path):
            if not isinstance(node.tag, str) or node.get("TargetMode") == "External":
                continue
            target = unquote(node.get("Target", ""))
            full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            found[node.get("Id", "")] = (node.get("Type", "").rpartition("/")[2], full)
        return found


def parse_xml(data: bytes) -> "etree._Element":
    """The root of an XML text without document type, entities or network; raises Unreadable."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("has damaged XML inside") from error
    document = root.getroottree().docinfo
    if document.internalDTD is not None and document.internalDTD.iterentities is not None:
        for _ in document.internalDTD.iterentities():
            raise Unreadable("defines XML entities, which are not expanded")
    return root


def local(node: "etree._Element") -> str:
    """The tag without its namespace; "" for comments and instructions."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
